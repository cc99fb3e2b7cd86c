"""Words of a text as they are searched for: their letters folded, their endings gone."""
