from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wellbeing", "0003_how_visits_went"),
    ]

    operations = [
        migrations.AddField(
            model_name="visit",
            name="why_late",
            field=models.CharField(
                blank=True, default="", max_length=200, verbose_name="why it was late"
            ),
        ),
    ]
