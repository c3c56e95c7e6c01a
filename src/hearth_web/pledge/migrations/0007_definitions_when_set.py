from django.db import migrations, models


class Migration(migrations.Migration):
    """A measure of success keeps by which definitions it was counted when it was set."""

    dependencies = [("pledge", "0006_what_figures_are_of_and_go_with")]

    operations = [
        migrations.AddField(
            "measure",
            "versions",
            models.JSONField(
                blank=True,
                default=list,
                verbose_name="definitions it was counted by when set",
            ),
        ),
    ]
