"""Which address leads to which page. Who may come there stands in `permissions`, by the same names."""

from django.urls import include, path

from assessment.views import answering, autosave, desk, front, links

_ASSIGNMENT = "answer/<uuid:assignment>/"
_CAMPAIGN = "desk/<uuid:campaign>/"

urlpatterns = [
    # The two that everybody asks for again and again come first: they are tried in this order.
    path(f"{_ASSIGNMENT}save", autosave.save, name="save"),
    path(f"{_ASSIGNMENT}page/<int:number>", answering.page, name="page"),
    path("", front.front, name="front"),
    path("language", front.language, name="language"),
    path("accessibility", front.accessibility, name="accessibility"),
    path("privacy", front.privacy, name="privacy"),
    path("health", front.health, name="health"),
    path("link/<str:token>", links.link, name="link"),
    path("leave", links.leave, name="leave"),
    path("answer/", answering.answer, name="answer"),
    path("answer/not-me", links.not_me, name="not_me"),
    path(_ASSIGNMENT, answering.begin, name="begin"),
    path(f"{_ASSIGNMENT}check", answering.check, name="check"),
    path(f"{_ASSIGNMENT}done", answering.done, name="done"),
    path(f"{_ASSIGNMENT}decline", answering.decline_page, name="decline"),
    path("desk/", desk.desk, name="desk"),
    path(_CAMPAIGN, desk.campaign, name="campaign"),
    path(f"{_CAMPAIGN}<uuid:person>/reissue", desk.reissue, name="reissue"),
    path(f"{_CAMPAIGN}<uuid:person>/revoke", desk.revoke, name="revoke"),
    path("accounts/", include("assessment.sign_in.urls")),
]

handler400 = "assessment.views.refusals.bad_request"
handler403 = "assessment.views.refusals.forbidden"
handler404 = "assessment.views.refusals.not_found"
handler500 = "assessment.views.storage_failures.server_error"
