"""Pages and items for the tests of ingest, written for them."""

PARAGRAPHS = (
    "A storm hit the coast on Friday, the Met Office said, and thousands were left without power.",
    "“It was awful,” said Mary Smith, 45, a shopkeeper. “We lost everything in a night.”",
    "Forecasters expect more rain over the weekend, with up to 40 mm in places — like in the café.",
)


def page(charset: str | None = "utf-8", body: str | None = None) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    paragraphs = body if body is not None else "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en-GB"><head>{meta}<title>Storm hits coast</title>'
        '<meta property="og:site_name" content="The Paper">'
        '<meta property="og:title" content="Storm hits coast">'
        '<meta name="author" content="Jane Doe">'
        '<meta property="article:published_time" content="2024-02-03T10:11:00Z">'
        '<link rel="canonical" href="https://paper.example/storm"></head>'
        '<body><nav><a href="/">Home</a><a href="/x">News</a></nav>'
        f"<article><h1>Storm hits coast</h1>{paragraphs}</article>"
        "<footer>Copyright</footer></body></html>"
    )
