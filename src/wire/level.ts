/**
 * The level of this project's backends, as `meshLevel` returns it. Level 2 is everything in schema.graphql. A backend
 * that does not know the field has level 1 (Part 1). A later addition raises the level.
 */
export const MESH_LEVEL = 2;
