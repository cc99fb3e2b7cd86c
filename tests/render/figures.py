"""Numbers of readers as an editor may be told them."""

from bot.model.figures import Figures, Rough, RoughFlow, RoughResult
from bot.model.reader import Format
from tests.render.issues import WEEK

FEW, MANY = Rough(0, 5), Rough(1240, 5)
FIGURES = Figures(
    5,
    MANY,
    (("be", Rough(1235, 5)), ("ru", FEW), ("en", FEW)),
    ((Format.BRIEF, MANY), (Format.FULL, FEW)),
    (("west", MANY), ("elite", FEW)),
    (RoughFlow(WEEK, Rough(15, 5), FEW),),
    (
        (WEEK, RoughResult(MANY, FEW, FEW, None)),
        (WEEK.shift(-1), RoughResult(MANY, Rough(5, 5), FEW, 190)),
        (WEEK.shift(-2), None),
    ),
)
