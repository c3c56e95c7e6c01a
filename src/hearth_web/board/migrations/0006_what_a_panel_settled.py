import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A panel's decision is written as the event that a duty waits for."""

    dependencies = [
        ("board", "0005_kinds_of_report"),
        ("people", "0005_why_what_was_due_was_late"),
    ]

    operations = [
        migrations.AddField(
            "paneldecision",
            "event",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people.event",
            ),
        ),
        migrations.AddField(
            "paneldecision", "event_version", models.PositiveIntegerField(default=1)
        ),
    ]
