"""Addresses of signing in, people, teams, settings and the audit log."""

from __future__ import annotations

from django.urls import path

from hearth_web.access.views import account, house, log, people, set_up, teams

urlpatterns = [
    path("sign-in/", account.sign_in, name="sign-in"),
    path("set-up/<str:code>/", set_up.set_up, name="set-up"),
    path("still-here/", account.still_here, name="still-here"),
    path("my-account/", account.my_account, name="my-account"),
    path("my-account/second-factor/", account.second_factor, name="second-factor"),
    path("roles/", account.roles, name="roles"),
    path("settings/people/", people.index, name="users"),
    path("settings/people/add/", people.add, name="user-add"),
    path("settings/people/<uuid:id>/", people.one, name="user"),
    path("settings/people/<uuid:id>/change/", people.change, name="user-change"),
    path("settings/people/<uuid:id>/roles/", people.change_roles, name="user-roles"),
    path("settings/people/<uuid:id>/close/", people.close, name="user-close"),
    path("settings/people/<uuid:id>/open/", people.reopen, name="user-open"),
    path("settings/people/<uuid:id>/link/", people.make_link, name="user-link"),
    path("settings/people/<uuid:id>/second-factor/", people.reset_factor, name="user-factor"),
    path("settings/teams/", teams.index, name="settings-teams"),
    path("settings/teams/add/", teams.add, name="settings-team-add"),
    path("settings/teams/<uuid:id>/", teams.change, name="settings-team"),
    path("settings/council/", house.house, name="house"),
    path("audit/", log.read, name="audit"),
    path("audit/prove/", log.prove, name="audit-prove"),
]
