-- A lead that was just met is written once, when it is known where it stands; its identities and decisions are written before it, and what refers to it
-- is looked at when the transaction commits. Everywhere else it is looked at at once, as before.
alter table identity alter constraint identity_lead_fkey deferrable initially immediate;
alter table score alter constraint score_lead_fkey deferrable initially immediate;
alter table brief alter constraint brief_lead_fkey deferrable initially immediate;
alter table routing_decision alter constraint routing_decision_lead_fkey deferrable initially immediate;
alter table delivery alter constraint delivery_lead_fkey deferrable initially immediate;
alter table consent alter constraint consent_lead_fkey deferrable initially immediate;
