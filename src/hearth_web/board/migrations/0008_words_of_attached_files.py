import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What attached files say, to be searched for the words of closed items."""

    dependencies = [
        ("board", "0007_training_and_visits"),
    ]

    operations = [
        migrations.CreateModel(
            name="AttachmentWords",
            fields=[
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="board.attachment",
                    ),
                ),
                ("said", models.TextField(blank=True, verbose_name="its words")),
                (
                    "unread",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what could not be read"
                    ),
                ),
            ],
        ),
    ]
