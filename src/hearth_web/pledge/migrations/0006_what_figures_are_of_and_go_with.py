import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Figures of a pack are published with it, and not by themselves; a forecast's know it."""

    dependencies = [
        ("insight", "0002_forecasts_and_scenarios"),
        ("pledge", "0005_where_evidence_can_be_read"),
    ]

    operations = [
        migrations.AddField(
            "figuredocument",
            "forecast",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="insight.forecast",
            ),
        ),
        migrations.AddField(
            "figuredocument",
            "goes_with",
            models.CharField(blank=True, max_length=300, verbose_name="what it is published with"),
        ),
    ]
