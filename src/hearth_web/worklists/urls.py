"""Addresses of the work that is due."""

from __future__ import annotations

from django.urls import path

from hearth_web.worklists.views import child, cover, finishing, mine, policy, reminders, team

urlpatterns = [
    path("work/", mine.my_work, name="work"),
    path("work/team/", team.team_work, name="team-work"),
    path("work/team/list/", team.work_list, name="work-list"),
    path("work/cover/", cover.cover, name="cover"),
    path("work/reminders/", reminders.my_reminders, name="reminders"),
    path("work/reminders/stop/<str:token>/", reminders.stop, name="reminders-stop"),
    path("work/calendar/<str:secret>.ics", reminders.calendar, name="calendar"),
    path("work/policy/", policy.rules, name="policy"),
    path("work/policy/end/<slug:kind>/<int:id>/", policy.end_rule, name="policy-end"),
    path("work/policy/<slug:duty>/", policy.one_duty, name="policy-duty"),
    path("work/policy/<slug:duty>/<slug:what>/", policy.change_rule, name="policy-change"),
    path("children/<uuid:id>/duties/", child.child_duties, name="child-duties"),
    path("children/<uuid:id>/duties/<slug:slug>/<slug:day>/", finishing.finish, name="finish-fact"),
]
