"""The closed sets of a query: by its group a field, and by its sort a form, says which way a question for it goes."""

from qa.contracts.query import COMPUTED_FORMS, PLAN_FIELDS, PROSE_FIELDS, REGISTER_FIELDS, WHOLE_FIELDS, Field, Form


def test_every_field_stands_in_one_group():
    groups = (REGISTER_FIELDS, PLAN_FIELDS, PROSE_FIELDS, WHOLE_FIELDS, frozenset({Field.NONE}))
    of_groups = [field for group in groups for field in group]
    assert len(of_groups) == len(set(of_groups)), "a field stands in two groups"
    assert set(of_groups) == set(Field)


def test_every_form_is_computed_or_looked_for():
    assert set(Form) - COMPUTED_FORMS == {Form.VALUE, Form.LIST}
