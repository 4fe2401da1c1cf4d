/**
 * What this project's backends know beyond Part 1 of the contract, as `meshLevel` answers it: 2 is everything in
 * schema.graphql. A backend that does not know the field is of level 1. A later addition raises it.
 */
export const MESH_LEVEL = 2;
