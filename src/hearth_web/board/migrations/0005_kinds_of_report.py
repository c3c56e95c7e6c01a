from django.db import migrations, models


class Migration(migrations.Migration):
    """What kind of report a paper is: those there are already are officers' reports."""

    dependencies = [("board", "0004_pages_bound_into_the_pack")]

    operations = [
        migrations.AddField(
            "paper",
            "kind",
            models.CharField(default="officer", max_length=40, verbose_name="kind of report"),
        ),
    ]
