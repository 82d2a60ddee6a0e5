"""The endpoint of a language model. In: messages. Out: the words of its answer, as they come or whole.

Every request has a time limit, a place in the minute's budget and a circuit breaker before it. What goes wrong is one
:class:`~qa.endpoint.errors.EndpointError`, upon which the caller answers without the model. Imported only where one is set.
"""
