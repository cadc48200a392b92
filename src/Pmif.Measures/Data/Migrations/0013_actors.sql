-- Who sent, proposed or decided something, by an id that neither a new name nor a namesake changes. Rows of before have none, and are told by name.
alter table submissions add sender_id text;

alter table corrections
    add proposed_by_id text,
    add decided_by_id text,
    drop constraint corrections_check3,
    add constraint corrections_second_person check (state not in ('accepted', 'rejected') or case
        when proposed_by_id is null or decided_by_id is null then lower(trim(decided_by)) <> lower(trim(proposed_by))
        else decided_by_id <> proposed_by_id end);

alter table target_proposals
    add proposed_by_id text,
    add decided_by_id text,
    drop constraint target_proposals_check3,
    add constraint target_proposals_second_person check (state not in ('accepted', 'rejected') or case
        when proposed_by_id is null or decided_by_id is null then lower(trim(decided_by)) <> lower(trim(proposed_by))
        else decided_by_id <> proposed_by_id end);
