"""Addresses of the work that is due."""

from __future__ import annotations

from django.urls import path

from hearth_web.worklists.views import child, cover, mine, team

urlpatterns = [
    path("work/", mine.my_work, name="work"),
    path("work/team/", team.team_work, name="team-work"),
    path("work/team/list/", team.work_list, name="work-list"),
    path("work/cover/", cover.cover, name="cover"),
    path("children/<uuid:id>/duties/", child.child_duties, name="child-duties"),
]
