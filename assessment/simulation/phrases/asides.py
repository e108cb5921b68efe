"""What raters of each group say before and after their point: who is speaking, and why it matters."""

from assessment.simulation.phrases.pool import ANY

OPENINGS = {
    "line_manager": (
        "I see this in one-to-ones and at the board.",
        "This has been a demanding year.",
        "Speaking as the line manager, so take it as such.",
    ),
    "peer": (
        "We sit on the same leadership team.",
        "We have worked side by side for three years.",
        "As a colleague I probably see the best and the worst.",
    ),
    "direct_report": (
        "I am fairly new in the team.",
        "I know that others in the team would say the same.",
        "Speaking only for myself.",
    ),
    "partner": (
        "We meet at the partnership board.",
        "I only see the joint work.",
        "From outside the organisation it looks like this.",
    ),
    "elected_member": (
        "I see officers mainly at committee.",
        "I have been a councillor long enough to compare.",
        "My answers rest on a handful of meetings.",
    ),
    "service_user": (
        "We met through the carers' forum.",
        "I can only speak about the co-design group.",
        "I was not sure that my view counted here.",
    ),
    "voluntary_sector": (
        "We are a small charity with four staff.",
        "We meet at the alliance.",
        "Our charity depends on good people in public services.",
    ),
    ANY: ("We have met a few times.", "I hope this helps."),
}
THANKS = {
    "line_manager": (
        "I hear the same from others.",
        "It has been noticed across the organisation.",
        "It is what we need when things get difficult.",
    ),
    "peer": (
        "I have borrowed it shamelessly.",
        "It makes my own job easier.",
        "The rest of us could learn from it.",
    ),
    "direct_report": (
        "The team works better for it.",
        "It is why I stay.",
        "It gives us the confidence to do the same.",
    ),
    "partner": (
        "Not everyone does.",
        "It is why we keep coming back.",
        "Other organisations see it too.",
    ),
    "elected_member": (
        "Residents notice.",
        "That earns respect in the chamber.",
        "It makes scrutiny easier for both sides.",
    ),
    "service_user": (
        "It made me feel that I counted.",
        "It makes a difference to families like mine.",
        "I had not met that before.",
    ),
    "voluntary_sector": (
        "Small charities do not often get that.",
        "Our trustees remark on it.",
        "It means a great deal to volunteers.",
    ),
    ANY: ("Thank you.", "It is appreciated."),
}
ENCOURAGEMENT = {
    "line_manager": (
        "I am glad to help with this.",
        "It would round off a strong year.",
        "It is the one thing I would work on first.",
    ),
    "peer": (
        "I say this as somebody who needs to do the same.",
        "Small change, big difference.",
        "You have the standing to do it.",
    ),
    "direct_report": (
        "We would be right behind you.",
        "I hope that is all right to say.",
        "It would take pressure off you too.",
    ),
    "partner": (
        "It would make the partnership stronger.",
        "I say it because the rest works so well.",
        "Easier said than done, I know.",
    ),
    "elected_member": (
        "Members would welcome it.",
        "Residents would feel it.",
        "I know how full the diary is.",
    ),
    "service_user": ("It would help people like us to join in.", "I hope this helps.", "We would not bite."),
    "voluntary_sector": (
        "We would gladly help.",
        "It would be a fairer start for smaller groups.",
        "I know that time is short.",
    ),
    ANY: ("I hope this helps.", "It would be worth it."),
}
