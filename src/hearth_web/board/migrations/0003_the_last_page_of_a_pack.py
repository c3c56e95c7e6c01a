from django.db import migrations, models


class Migration(migrations.Migration):
    """Supplements count their pages on from the pack before."""

    dependencies = [("board", "0002_panels")]

    operations = [
        migrations.AddField(
            "pack",
            "last_page",
            models.PositiveIntegerField(default=0, verbose_name="number on its last page"),
        ),
        migrations.AlterField(
            "pack",
            "what",
            models.CharField(
                choices=[
                    ("agenda", "Agenda and papers"),
                    ("supplement", "Supplement"),
                    ("correction", "Correction"),
                    ("minutes", "Minutes"),
                ],
                max_length=12,
            ),
        ),
    ]
