/** Branded identities. They live at the floor, so that to cite a thing is not to import its capability. */

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

export type UnitId = Branded<number, "UnitId">;
export type GroupId = Branded<number, "GroupId">;
export type IndicatorId = Branded<number, "IndicatorId">;
export type FormId = Branded<number, "FormId">;
export type ResolutionId = Branded<number, "ResolutionId">;
export type TargetId = Branded<number, "TargetId">;
export type TaskId = Branded<number, "TaskId">;
export type DocumentId = Branded<number, "DocumentId">;
export type ReviewId = Branded<number, "ReviewId">;
export type ArticleId = Branded<number, "ArticleId">;
export type FileId = Branded<number, "FileId">;
/** A person's id is the text that the sign-in library gives. */
export type PersonId = Branded<string, "PersonId">;

export type UnitCode = Branded<string, "UnitCode">;
export type IndicatorCode = Branded<string, "IndicatorCode">;
export type ResolutionCode = Branded<string, "ResolutionCode">;
export type TargetCode = Branded<string, "TargetCode">;
/** `2024-03`, `2024-Q1`, `2024-H1`, `2024-9M`, `2024`, `2020/2025`; made only by `calendar/period.ts`. */
export type PeriodCode = Branded<string, "PeriodCode">;
/** `2024-04-27`. */
export type IsoDate = Branded<string, "IsoDate">;
