from django.db import migrations, models


class Migration(migrations.Migration):
    """How many pages of an attached file a pack binds in, or why it binds in none."""

    dependencies = [("board", "0003_the_last_page_of_a_pack")]

    operations = [
        migrations.AddField(
            "attachment",
            "pages",
            models.PositiveSmallIntegerField(
                default=0, verbose_name="pages to be bound into the pack"
            ),
        ),
        migrations.AddField(
            "attachment",
            "not_bound",
            models.CharField(blank=True, max_length=300, verbose_name="why it is not bound in"),
        ),
    ]
