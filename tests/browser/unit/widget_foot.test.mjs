import assert from "node:assert/strict";
import { test } from "node:test";

import { footOf, waitsBehindButton } from "../../../static/widget/helpers/foot.js";

const session = ({ mode = "form", isTouched = false, ...state } = {}) => ({
  online: true,
  isIdle: true,
  isLeaving: false,
  form: { asked: { mode, name: "optional", email: "optional", phone: "hidden" }, isTouched },
  ...state,
});
const foot = (place, state) => footOf(place, session(state));

test("W01, W02: the composer while somebody is there, and otherwise what the site is set to", () => {
  assert.equal(foot("nothing", { online: true }), "composer");
  assert.equal(foot("nothing", { online: false, mode: "form" }), "form");
  assert.equal(foot("composer", { online: false, mode: "notice" }), "notice");
  assert.equal(foot("composer", { online: false, mode: "hidden" }), "notice", "the panel was open when everybody left");
});

test("X14, W03: an open conversation, or a message on its way, keeps the composer", () => {
  for (const mode of ["form", "notice", "hidden"]) {
    assert.equal(foot("composer", { online: false, mode, isIdle: false }), "composer");
    assert.equal(foot("form", { online: false, mode, isIdle: false, isTouched: true }), "composer", "another window has opened it");
  }
});

test("before it is known whether somebody is there, nothing changes", () => {
  for (const place of ["nothing", "composer"]) assert.equal(foot(place, { online: undefined }), place);
});

test("a form that was begun is not taken away when somebody comes, an empty one is", () => {
  assert.equal(foot("form", { online: true, isTouched: true }), "form");
  assert.equal(foot("form", { online: true, isTouched: false }), "composer");
  assert.equal(foot("nothing", { online: true, isTouched: true }), "composer", "on a new page the chat is there from the start");
});

test("a form on its way stays until it is answered, whoever comes", () => {
  assert.equal(foot("nothing", { online: true, isIdle: false, isLeaving: true }), "form");
  assert.equal(foot("form", { online: undefined, isIdle: false, isLeaving: true }), "form");
});

test("the form waits behind a button while it is asked how the conversation was, unless it was begun", () => {
  const waits = (place, isAsked, { isTouched = false, message = "", isLeaving = false } = {}) =>
    waitsBehindButton(place, isAsked, { isLeaving, form: { isTouched, values: { name: "", email: "", phone: "", message } } });
  assert.equal(waits("form", true), true);
  assert.equal(waits("form", false), false);
  assert.equal(waits("composer", true), false);
  assert.equal(waits("notice", true), false);
  assert.equal(waits("form", true, { isTouched: true }), false);
  assert.equal(waits("form", true, { message: "What I was typing" }), false, "carried over from the composer");
  assert.equal(waits("form", true, { isLeaving: true }), false);
});
