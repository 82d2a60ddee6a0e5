"""Contracts: the records that travel between the stages. In: nothing but one another. Out: frozen records, to JSON and back.

The stages' records, one file each: ``spelled`` is what spelling makes of what was typed; ``query`` what a question means, with
its ``words`` (what it names, and how it asks by its ``cues``); ``candidates`` what retrieval finds, ``ranked`` their order,
``findings`` the values that reading finds with their proofs, ``answer`` what every face returns. Each goes to JSON and back,
and says what it came from (``source``) and how sure that is (``confidence``). Beside them: ``reading`` what the learned reader
says, ``trace`` the way of a question.
"""
