"""What Alembic runs for every command: our connection, our tables, one transaction."""

from alembic import context

from monitor.stores.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
