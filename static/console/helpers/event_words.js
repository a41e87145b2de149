/*
 * What happened to a conversation, in a sentence.
 */

/** @typedef {import("../../types/TimelineEntry").TimelineEntry} TimelineEntry */
/**
 * @typedef {object} People
 * @property {number} me
 * @property {string} visitor how the visitor is called
 * @property {(operator: number) => string} nameOf
 * @property {(department: number) => string} departmentOf
 * @property {import("../../shared/texts.js").Texts} texts
 */

/**
 * @param {TimelineEntry} entry
 * @param {People} people
 * @returns {string}
 */
export function eventWords(entry, people) {
  const { cause, by } = entry;
  const { texts, me, nameOf, visitor } = people;
  switch (cause) {
    case "opened":
      return texts("log.opened");
    case "taken":
      return by === me ? texts("log.taken_by_me") : texts("log.taken", { name: by === null ? visitor : nameOf(by) });
    case "assigned":
      return assigned(entry, people);
    case "transferred":
      return transferred(entry, people);
    case "queued":
      return queued(entry, people);
    case "released":
      return by === null ? texts("log.queued") : texts("log.released", { name: nameOf(by) });
    case "rated":
      return texts("log.rated", { n: entry.stars ?? 0 });
    case "closed":
      return by === me ? texts("log.closed_by_me") : texts("log.closed", { name: by === null ? visitor : nameOf(by) });
  }
}

/**
 * M04, N02: by the system, or by an administrator.
 * @param {TimelineEntry} entry
 * @param {People} people
 */
function assigned({ by, to }, { texts, me, nameOf }) {
  const name = to === null ? texts("people.former") : nameOf(to);
  if (by === null) return to === me ? texts("log.assigned_me") : texts("log.assigned", { name });
  if (by === me) return to === me ? texts("log.assigned_by_me_to_me") : texts("log.assigned_by_me", { name });
  return to === me ? texts("log.assigned_to_me", { by: nameOf(by) }) : texts("log.assigned_by", { by: nameOf(by), name });
}

/**
 * F01, F02.
 * @param {TimelineEntry} entry
 * @param {People} people
 */
function transferred({ by, to }, { texts, me, nameOf }) {
  const name = to === null ? texts("people.former") : nameOf(to);
  if (by === me) return texts("log.passed_by_me", { name });
  const sender = by === null ? texts("people.former") : nameOf(by);
  return to === me ? texts("log.passed_to_me", { by: sender }) : texts("log.passed", { by: sender, name });
}

/**
 * F03 to F06, N03.
 * @param {TimelineEntry} entry
 * @param {People} people
 */
function queued({ by, department }, { texts, me, nameOf, departmentOf }) {
  if (by === null) return texts("log.queued");
  const name = department === null ? "" : departmentOf(department);
  if (by === me) return name ? texts("log.department_by_me", { name }) : texts("log.returned_by_me");
  return name ? texts("log.department", { by: nameOf(by), name }) : texts("log.returned", { by: nameOf(by) });
}
