"""Whatever does what was due can say why it was late; of events it stood among other reasons."""

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Left, Length

# The forms that asked for nothing else by a reason.
ASKED_WHY_LATE = (
    *("CARE_PLAN", "WELCOME", "REMAND_PLAN", "CONSENT_REVIEW", "CEASE_DECISION"),
    *("UNREGISTERED_REPORT", "PLACEMENT_PLAN", "HOST_NOTICE", "KS4_APPROVAL", "PLANNING_MEETING"),
    *("PARENTS_ASSESSMENT", "TEMP_APPROVAL", "FULL_APPROVAL", "STABILITY_MEETING", "REVIEW_TALK"),
    *("REVIEW_DECISIONS", "REVIEW_RECORD", "PERMANENCE_MATCH", "HEALTH_NOTICE", "GP_REGISTERED"),
    *("PEP", "SUSPENSION_PROVISION", "PRE_PROCEEDINGS", "PROCEEDINGS", "SGO_SUPPORT_REVIEW"),
    *("MISSING_NOTICE", "STRATEGY_MEETING", "LADO_REFERRAL", "CONFERENCE", "INCIDENT_NOTICE"),
    *("SECURE_ORDER", "NEEDS_ASSESSMENT", "PATHWAY_STARTED", "PATHWAY_PLAN", "PATHWAY_REVIEW"),
    *("ADVISER_VISIT", "CONTACT", "OFFER_21", "SETTING_UP_ALLOWANCE", "VISITOR_DECISION"),
    *("ADVOCACY_CONTACT", "IMMIGRATION_CHECK", "TRANSFER", "AGE_ASSESSMENT"),
)
LONGEST = 200


def move(apps, schema_editor):
    """Why it was late goes where that is asked now; a longer reason stays where it was as well."""
    events = apps.get_model("people", "Event").objects.filter(event__in=ASKED_WHY_LATE)
    short = events.exclude(reason="").annotate(length=Length("reason"))
    events.exclude(reason="").update(why_late=Left("reason", LONGEST))
    short.filter(length__lte=LONGEST).update(reason=Value(""))


def move_back(apps, schema_editor):
    """To where it was."""
    events = apps.get_model("people", "Event").objects.filter(event__in=ASKED_WHY_LATE)
    events.filter(reason="").exclude(why_late="").update(reason=F("why_late"))


def why_late():
    return models.CharField(blank=True, default="", max_length=200, verbose_name="why it was late")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_events_of_practice"),
    ]

    operations = [
        *(
            migrations.AddField(model_name=model, name="why_late", field=why_late())
            for model in ("event", "permanenceplan", "review")
        ),
        migrations.RunPython(move, move_back),
    ]
