"""What Alembic runs: our connection, our tables, one transaction for all steps."""

from alembic import context

from plan.desk_tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # `migrate` holds the transaction
)
context.run_migrations()
