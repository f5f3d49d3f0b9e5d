/** Every limit of the wire, once. Characters are UTF-16 units, as `String.length` counts them. */
export const limits = {
  messageChars: 4_000,
  draftChars: 500,
  nameChars: 80,
  /** RFC 5321, 4.5.3.1.3. */
  emailChars: 254,
  urlChars: 2_000,
  titleChars: 200,
  stringChars: 500,
  rulesPerTenant: 100,
  originsPerTenant: 50,
  /** One API Gateway frame is 32 KB; a reply stays well inside it. */
  replyBytes: 24_000,
  /** Log entries that the newest part of a session keeps beside its state before they move to a chunk. */
  tailBytes: 640,
  transcriptsPerSession: 3,
  ticketSeconds: 30,
  visitorTokenDays: 365,
  /** The longest life of a JWT that a shop signs for its customer (BY-07). */
  identitySeconds: 3_600,
  /** How long he then goes on as that customer: a working day, so that a chat outlives the JWT it began with. */
  verifiedVisitorSeconds: 43_200,
  passSeconds: 3_600,
  /** A queue longer than this is reported as "more than". */
  queueCounted: 40,
  queuePushes: 10,
  sessionsListed: 200,
  historyListed: 200,
  unansweredMinutesMax: 1_440,
} as const;
