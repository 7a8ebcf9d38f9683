/** What a route can say about its page: `export const handle: RouteHandle = { script: false }`. */
export type RouteHandle = {
  /** `false` leaves out client script, the application's stylesheet and its frame: the portal. */
  script?: false;
  /** The page is about a unit and a period, which the frame offers to choose. */
  chooser?: true;
};
