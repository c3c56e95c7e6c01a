import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What members of bodies learned and visited."""

    dependencies = [
        ("board", "0006_what_a_panel_settled"),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("training", "Training as a corporate parent"),
                            ("visit", "Visit to a home or a service"),
                            ("meeting", "Time with children and young people"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("what", models.CharField(max_length=200, verbose_name="what it was")),
                ("learned", models.TextField(blank=True, verbose_name="what they took from it")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="board.member",
                    ),
                ),
            ],
            options={
                "verbose_name": "training or visit",
                "verbose_name_plural": "trainings and visits",
                "ordering": ("-on", "pk"),
            },
        ),
    ]
