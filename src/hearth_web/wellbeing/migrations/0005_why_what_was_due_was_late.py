from django.db import migrations, models


def why_late():
    return models.CharField(blank=True, default="", max_length=200, verbose_name="why it was late")


class Migration(migrations.Migration):
    dependencies = [
        ("wellbeing", "0004_why_a_visit_was_late"),
    ]

    operations = [
        migrations.AddField(model_name=model, name="why_late", field=why_late())
        for model in ("healthcheck", "immunisation", "schoolplace", "sdqscore")
    ]
