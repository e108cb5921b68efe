"""What participants write about themselves."""

from assessment.simulation.phrases.pool import ANY

KEEP = {
    "feeling": (
        "Coming back to why we do this.",
        "Staying with the difficult work when it is slow.",
        "Talking about what matters to local people.",
    ),
    "thinking": (
        "Summing up so that everyone leaves with the same picture.",
        "Using plain words.",
        "Looking for the links between problems.",
    ),
    "relating": (
        "Asking how it looks from the other side.",
        "Being open, even with bad news.",
        "Bringing people together who don't usually meet.",
    ),
    "doing": ("Keeping my promises.", "Giving others the credit.", "Handing over the chair."),
    "perceiving": (
        "Making room for quieter people.",
        "Asking to be challenged.",
        "Taking time to look at the whole before I decide.",
    ),
    "being": (
        "Staying calm.",
        "Owning up when I get it wrong.",
        "Raising the issues that nobody wants to raise.",
    ),
    ANY: ("Being there for people.", "Preparing well.", "Learning."),
}
MORE = {
    "feeling": (
        "Say why this matters to me.",
        "Bring the purpose back into meetings.",
        "Keep going after a first failure.",
    ),
    "thinking": ("Sum up more.", "Tell a simpler story about the change.", "Say when I don't know."),
    "relating": (
        "Ask people before the plan is fixed.",
        "Spend more time in partners' buildings.",
        "Listen to how others see the problem.",
    ),
    "doing": (
        "Delegate decisions, not only tasks.",
        "Thank people in public.",
        "Stay in touch when I don't need anything.",
    ),
    "perceiving": (
        "Step back and look at the whole.",
        "Listen without interrupting.",
        "Look for the people we never hear from.",
    ),
    "being": ("Be braver in big meetings.", "Take more risks.", "Be patient."),
    ANY: ("Make time to think.", "Get out of the office.", "Ask for feedback."),
}
DIFFERENTLY = {
    "feeling": (
        "Not let the slow parts wear me down.",
        "Talk less about targets.",
        "Wait for partners rather than race ahead.",
    ),
    "thinking": (
        "Stop hiding behind detail.",
        "Not make it sound simpler than it is.",
        "Have fewer priorities.",
    ),
    "relating": ("Consult earlier.", "Stop answering for others.", "Share news as soon as I have it."),
    "doing": (
        "Let go.",
        "Promise less and deliver all of it.",
        "Stop doing work that my team could lead.",
    ),
    "perceiving": ("Not be so defensive.", "Stop cutting in.", "Put the shared goal before our own."),
    "being": ("Count to ten before I reply.", "Not email at midnight.", "Deal with hard things sooner."),
    ANY: ("Say no more often.", "Start meetings on time.", "Worry less."),
}
LEARN = {
    ANY: (
        "How to lead when I have no authority over half the people in the room.",
        "How to keep members on side when the evidence and the politics pull apart.",
        "How to stay curious under pressure.",
        "Ways to work with communities that are not another consultation.",
        "How others have dealt with inequality when the money was running out.",
        "To let go of being the one with the answer.",
        "Practical tools for seeing how parts of a system act on each other.",
        "How to give young people real influence & not just a seat.",
    ),
}
CHALLENGE = {
    ANY: (
        "Families in temporary accommodation for more than two years.",
        "Long waits for children's mental health support across three boroughs.",
        "People who leave hospital with nowhere suitable to go.",
        "Violence that affects young people on the edge of two police areas.",
        "Air quality along the main road, where nobody owns the whole problem.",
        "Loneliness among older carers.",
        "Youth unemployment — four services, one young person.",
        "Getting to a shared budget for prevention.",
    ),
}
