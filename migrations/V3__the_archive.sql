-- The archive goes from the latest conversation back, in the order of their numbers: all of them, those of one site, or
-- those of one department. Those of one person are in `participants`. A site never changes, and most conversations never
-- have a department, so that both together cost one entry per conversation, when it is opened.
CREATE INDEX conversations_of_site ON conversations (site_id);
CREATE INDEX conversations_of_department ON conversations (department_id) WHERE department_id IS NOT NULL;
