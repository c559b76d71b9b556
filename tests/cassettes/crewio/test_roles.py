from prefect_shiftwork.vendors.crewio import CrewIO

SOMMERFEST = "fb68b213-4873-5cd5-bd88-61da89d89255"
GRILL = "598019c7-1fed-5074-a9db-6bb384f60caf"


async def test_list_roles(client: CrewIO) -> None:
    colors = {role.name: role.color for role in await client.list_roles(SOMMERFEST)}
    assert ("#2563EB", "#DC2626") == (colors["Getränkestand"], colors["Grill"])


async def test_create_role(client: CrewIO) -> None:
    role = await client.create_role(SOMMERFEST, "Kinderschminken", color="#F59E0B")
    assert role.id in [each.id for each in await client.list_roles(SOMMERFEST)]


async def test_update_role(client: CrewIO) -> None:
    role = await client.update_role(SOMMERFEST, GRILL, name="Grill und Salate")
    assert ("Grill und Salate", "#DC2626") == (role.name, role.color)


async def test_delete_role(client: CrewIO) -> None:
    await client.delete_role(SOMMERFEST, GRILL)
    assert "Grill" not in [role.name for role in await client.list_roles(SOMMERFEST)]
