"""`balcony staff`: who signs in, and what helps them in when there is nobody to ask."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.database import prepare
from assessment.cli.exits import known_errors
from assessment.cli.here import BY, HERE

if TYPE_CHECKING:
    from assessment.models import StaffMember

app = typer.Typer(help="Add, list, invite and remove members of staff.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(help="Address that they sign in with.")]


class RoleName(StrEnum):
    """What somebody does in a programme."""

    ADMINISTRATOR = "administrator"
    COACH = "coach"
    RESEARCHER = "researcher"
    SPONSOR = "sponsor"


@app.command()
def add(
    email: Email,
    role: Annotated[RoleName, typer.Option(help="What they do.")],
    name: Annotated[str, typer.Option(help="Name that is shown; needed for somebody new.")] = "",
    programme: Annotated[
        str | None, typer.Option(help="Code of the programme; in every programme without it.")
    ] = None,
) -> None:
    """Give somebody a role; who is new is added, and told how to get in."""
    with known_errors():
        prepare()
        from assessment.domain.staff import add_staff
        from assessment.models import Role
        from assessment.queries.staff import find_programme

        where = find_programme(programme) if programme else None
        member = add_staff(email=email, name=name, role=Role(role), programme=where, by=BY)
        typer.echo(f"{member.email} is {role} {f'in {programme}' if programme else 'in every programme'}.")
        if not member.has_usable_password():
            typer.echo(f"They cannot sign in yet: balcony staff invite {member.email}")


@app.command("list")
def list_staff() -> None:
    """List who may sign in, in which roles, and whether they have a password and a second factor."""
    with known_errors():
        prepare()
        from assessment.queries.staff import everybody

        for member in everybody():
            typer.echo("\t".join(_line(member)))


@app.command()
def invite(email: Email) -> None:
    """Print a link, good once and for three days, with which somebody sets their password."""
    with known_errors():
        prepare()
        from django.conf import settings
        from django.urls import reverse

        from assessment.domain.staff import invite_staff
        from assessment.queries.staff import find_member

        uid, _, key = invite_staff(member=find_member(email), by=BY).partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})
        typer.echo((settings.ADDRESS or HERE) + path)


@app.command("reset-factors")
def forget_factors(email: Email) -> None:
    """Forget the app, the passkeys and the recovery codes of somebody who lost them."""
    with known_errors():
        prepare()
        from assessment.domain.staff import reset_factors
        from assessment.queries.staff import find_member

        member = find_member(email)
        reset_factors(member=member, by=BY)
        typer.echo(f"{member.email} is signed out, and sets up a second factor when they sign in again.")


@app.command()
def remove(email: Email) -> None:
    """Remove somebody with all their roles; they are signed out at once."""
    with known_errors():
        prepare()
        from assessment.domain.staff import remove_staff
        from assessment.queries.staff import find_member

        member = find_member(email)
        remove_staff(member=member, by=BY)
        typer.echo(f"{member.email} is removed.")


def _line(member: "StaffMember") -> list[str]:
    from assessment.sign_in.second_factor import is_set_up

    roles = [
        f"{one.role} of {one.programme.code if one.programme else 'every programme'}"
        for one in member.memberships.all()
    ]
    return [
        member.email,
        member.name,
        ", ".join(roles) or "no role",
        "password" if member.has_usable_password() else "no password",
        "second factor" if is_set_up(member) else "no second factor",
    ]
