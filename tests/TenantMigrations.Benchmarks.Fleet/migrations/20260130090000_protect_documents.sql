-- description: An account sees its own documents
-- depends-on: 20260128090000_create_documents
-- scope: tenant

-- migrate:up
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY documents_owner ON documents
    USING (owner_id = nullif(current_setting('app.account_id', true), '')::bigint);

-- migrate:down
DROP POLICY documents_owner ON documents;
ALTER TABLE documents DISABLE ROW LEVEL SECURITY;
