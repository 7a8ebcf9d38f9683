import type { GroupId, IsoDate, UnitId } from "../database/ids.ts";

/** A named set of units beside the tree (cụm, khối), each member with its dates. */
export type Group = {
  id: GroupId;
  code: string;
  name: string;
  kind: string;
  members: { unit: UnitId; from?: IsoDate; to?: IsoDate }[];
};
