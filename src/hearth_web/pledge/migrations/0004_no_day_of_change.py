from django.db import migrations


class Migration(migrations.Migration):
    """Nobody read when a strategy was last changed; the log says it of everything."""

    dependencies = [
        ("pledge", "0003_evidence_for_everyone"),
    ]

    operations = [
        migrations.RemoveField(model_name="strategy", name="changed_at"),
    ]
