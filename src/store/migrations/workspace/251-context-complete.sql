-- Whether a lead was handed over with all the context that its agreement asks for stands in the handoff, as marketing's promise and the shared numbers
-- both ask for it.
alter table handoff add column context_complete boolean;
update handoff h set context_complete = coalesce(json_array_length(q.detail #> '{proofs,context,missing}') = 0, false)
from qualification q where q.id = h.qualification;
