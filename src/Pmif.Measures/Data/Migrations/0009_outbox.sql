-- Events of many series are long and are read once or never. Where the server can, it packs them the quicker way.
do $$
begin
    alter table outbox_message alter column body set compression lz4;
exception when feature_not_supported then
    null;
end $$;
