"""Comments as people really type them: signs, scripts and markup that a report must print as they are."""

from assessment.simulation.phrases.pool import ANY

AWKWARD = {
    "keep": (
        "Listens & acts. I <3 working with this team 😊",
        "Patience — and then more patience — is the gift here.",
        "Learnt to say شكرا to every family at the centre. It was noticed.",
        "Zawsze ma czas na rozmowę. (Always has time to talk.)",
        'My 4s are really 5s, but "always" is a strong word.',
        "Two things:\n1. the Friday note\n2. the door that is always open",
        "100 % reliable — café chats, e-mails & all.",
        "The visit to the gŵyl in the old tŷ cwrdd meant a lot to us.",
    ),
    "more": (
        "More 1:1s pls 🙏",
        'Less "we must" & more "what if?"',
        "More walking the floor <- this works!",
        "Więcej rozmów, mniej e-maili.",
        "Use the naïve question—it unlocks things.",
        "مزيد من الزيارات من فضلك (more visits, please)",
        "R&R. You can't pour from an empty cup…",
        "Time with the front line > time with the slides",
    ),
    "differently": (
        "Meetings > 2 hours help nobody ;-)",
        'Say "no" & mean it.',
        "Q&A first, slides after?",
        "The £££ talk comes too early — people first.",
        "<b>Shorter</b> papers, please.",
        "Mniej slajdów, proszę 🙂",
        "Papers 3 days before the meeting, not 3 hours!!",
        "Don't cc: everyone/anyone. 50 % of my inbox is this.",
    ),
    ANY: ("N/A", "See above & below.", "…"),
}
