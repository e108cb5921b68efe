"""A small programme on disk: a questionnaire of two scales and the answers about three leaders."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assessment.cli.main import app

INSTRUMENT = """\
id: small
version: 1
title: A small questionnaire
purpose: To test the commands
source: Written for the tests
licence: MIT
languages: [en, cy]
dimensions:
  - {id: seeing, name: Seeing, definition: What a leader sees}
  - {id: acting, name: Acting, definition: What a leader does}
scales:
  - {id: seeing, dimension: seeing}
  - {id: acting, dimension: acting}
response_formats:
  - id: often
    options:
      - {value: 1, label: Never}
      - {value: 2, label: Seldom}
      - {value: 3, label: At times}
      - {value: 4, label: Often}
      - {value: 5, label: Always}
    not_observed: {code: not_seen, label: I could not see this}
items:
  - {code: S1, scale: seeing, format: often, self: I look around, other: This person looks around}
  - {code: S2, scale: seeing, format: often, self: I listen, other: This person listens}
  - {code: A1, scale: acting, format: often, self: I act, other: This person acts}
  - {code: A2, scale: acting, format: often, reverse: true, self: I wait, other: This person waits}
rater_groups:
  - {id: self, label: Self}
  - {id: manager, label: Line manager, attributed: true}
  - {id: peer, label: Peer}
comments:
  - {id: keep, theme: Keep, self: What do I keep?, other: What should this person keep?}
policy:
  all_others: equal_groups
  answered_share: 1/2
  minimum_raters: 3
  minimum_raters_item: 3
  minimum_raters_distribution: 4
  minimum_raters_comments: 3
  minimum_norm_participants: 30
  release_difference: 2
  confidence: 0.95
"""

RESPONSES = """\
participant,rater,rater_group,S1,S2,A1,A2,keep,participant_name,language
P1,P1,self,5,4,4,2,I keep calm,Ann Bevan,en
P1,m1,manager,4,4,3,2,,Ann Bevan,en
P1,a,peer,4,3,4,1,She listens,Ann Bevan,en
P1,b,peer,3,3,4,2,,Ann Bevan,en
P1,c,peer,5,4,4,2,Keeps her word,Ann Bevan,en
P1,d,peer,4,4,not_seen,2,,Ann Bevan,en
P2,P2,self,3,3,3,3,,Cai Dafydd,cy
P2,e,peer,4,4,2,3,,Cai Dafydd,cy
P2,f,peer,2,3,3,3,Bravo,Cai Dafydd,cy
P3,P3,self,5,5,5,1,,Eve Fox,en
P3,g,peer,5,5,5,1,,Eve Fox,en
P3,h,peer,4,5,5,1,,Eve Fox,en
P3,i,peer,5,4,4,1,,Eve Fox,en
"""

Balcony = Callable[..., Result]


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(INSTRUMENT, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(RESPONSES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def balcony(programme: Path, monkeypatch: pytest.MonkeyPatch) -> Balcony:
    monkeypatch.chdir(programme)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])
