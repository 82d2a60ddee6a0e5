"""What was understood of documents is looked up, stored or not, with the passages that say it."""

from dataclasses import replace

from indexer.segments.understood import understood_in


def test_what_is_stored_is_what_would_be_understood_anew(plain_service):
    knowledge = plain_service.knowledge
    for plan in knowledge.plans:
        for document in plan.documents:
            anew = understood_in(knowledge.engine.passages_of(document.id))
            assert knowledge.understood.of(document) == anew
            assert knowledge.understood.of(replace(document, understood=None)) == anew


def test_duties_to_report_are_told_with_their_passages(plain_service):
    knowledge = plain_service.knowledge
    duties = [duty for plan in knowledge.plans for duty in knowledge.report_duties(plan.id)]
    assert duties
    assert all(duty.sentence in duty.passage.clean and duty.clause in duty.sentence for duty in duties)


def test_passages_come_as_often_as_they_are_asked_for(plain_service):
    knowledge = plain_service.knowledge
    document = knowledge.plans[0].documents[0]
    first, again, other = knowledge.understood.passages(document, (0, 0, 1))
    assert first == again != other
    assert knowledge.understood.passages(document, ()) == []
