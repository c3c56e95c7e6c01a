from django.db import migrations, models


class Migration(migrations.Migration):
    """Evidence leads to the page it is from."""

    dependencies = [("pledge", "0004_no_day_of_change")]

    operations = [
        migrations.AddField(
            "evidence",
            "link",
            models.CharField(
                blank=True, db_index=True, max_length=300, verbose_name="where it can be read"
            ),
        ),
    ]
