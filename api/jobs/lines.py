"""Results of a job as lines of JSON."""

import json

from api.jobs.items import ItemRow


def line(row: ItemRow) -> str:
    """An item as a line of JSON. The result stands in it as it is kept."""
    told = {
        "number": row.number,
        "kind": row.kind,
        "ref": row.ref,
        "group": row.group,
        "status": row.status,
        "id": row.result_id,
    }
    head = json.dumps(told, ensure_ascii=False)[:-1]
    error = row.failure.model_dump_json() if row.failure else "null"
    return f'{head}, "error": {error}, "result": {row.body or "null"}}}\n'
