import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { OfflineForm } from "../../../static/widget/models/offline_form.js";

const OPTIONAL = { mode: "form", name: "optional", email: "optional", phone: "optional" };
const REQUIRED = { mode: "form", name: "required", email: "required", phone: "required" };

let storage;
let form;
const open = (asked = OPTIONAL) => Object.assign(new OfflineForm(storage, () => {}), { asked });
const fill = (values) => Object.entries(values).forEach(([field, typed]) => form.type(field, typed));

beforeEach(() => {
  storage = { form: undefined };
  form = open();
});

/** The codes of what is wrong, by field. */
function wrong(values, asked = OPTIONAL) {
  storage.form = undefined;
  form = open(asked);
  fill({ message: "Hi", ...values });
  const isGood = form.check();
  const codes = Object.fromEntries(Object.entries(form.problems).map(([field, { code }]) => [field, code]));
  assert.equal(isGood, Object.keys(codes).length === 0);
  return codes;
}

test("only the message has to be there, and what the site requires", () => {
  assert.deepEqual(wrong({}), {});
  assert.deepEqual(wrong({ message: " \n\u200b" }), { message: "empty" });
  assert.deepEqual(wrong({ name: "  " }, REQUIRED), { name: "empty", email: "empty", phone: "empty" });
  assert.deepEqual(wrong({ name: "Anna", email: "a@b.example", phone: "12345" }, REQUIRED), {});
});

test("slips in an address are noticed, and nothing that the server takes", () => {
  for (const email of ["anna", "anna@", "@demo.example", "anna@demo", "an na@demo.example", "a@b@c.example", "a@b..c"]) {
    assert.deepEqual(wrong({ email }), { email: "email" }, email);
  }
  for (const email of [" Anna@Demo.Example ", "аня@почта.рф", "a+b@mail.shop.example"]) assert.deepEqual(wrong({ email }), {}, email);
});

test("a telephone number is taken as people write it", () => {
  for (const phone of ["+7 (999) 000-00-00", "8 800 555 35 35 доб. 12", "12345", " 8\u00a0800\t555 "]) assert.deepEqual(wrong({ phone }), {}, phone);
  for (const phone of ["call me", "1234", "12345 evenings"]) assert.deepEqual(wrong({ phone }), { phone: "phone" }, phone);
});

test("lengths are counted in characters, and told", () => {
  assert.deepEqual(wrong({ name: "😀".repeat(100), phone: "1".repeat(40), message: "я".repeat(4000) + "\n" }), {});
  assert.deepEqual(wrong({ name: "я".repeat(101), phone: "1".repeat(41), message: "я".repeat(4001) }), { name: "too_long", phone: "too_long", message: "too_long" });
  assert.equal(form.problems.message.n, 4000);
});

test("what is not asked for is not looked at", () => {
  assert.deepEqual(wrong({ email: "nowhere", phone: "me" }, { ...OPTIONAL, email: "hidden", phone: "hidden" }), {});
});

test("what was wrong is looked at again while it is put right", () => {
  wrong({ email: "anna" });
  form.type("email", "anna@shop");
  assert.equal(form.problems.email.code, "email");
  form.type("email", "anna@shop.example");
  assert.equal(form.problems.email, undefined);
});

test("X15: what was typed and its key survive a reload, also one after the sending", () => {
  fill({ name: "Anna", message: "Hi" });
  const { key } = form.item;
  form = open();
  assert.equal(form.item.key, key);
  assert.deepEqual(form.values, { name: "Anna", email: "", phone: "", message: "Hi" });
  form.type("message", "Hi there");
  assert.equal(open().item.key, key);
});

test("it goes out tidy, by its fields, without halves of characters", () => {
  fill({ name: "Anna ", email: "a@b.example", message: "Hi \ud83d\n" });
  const { text, form: contacts } = form.item;
  assert.deepEqual([text, contacts], ["Hi \ufffd", { name: "Anna", email: "a@b.example", phone: "" }]);
});

test("a draft of another shape does no harm", () => {
  storage.form = { message: "Hi", more: 1 };
  form = open();
  assert.deepEqual(Object.keys(form.item.form), ["name", "email", "phone"]);
  assert.equal(form.item.text, "Hi");
  assert.match(form.item.key, /^[0-9a-f-]{36}$/);
});

test("once it is on the server it is empty, leaves nothing behind, and the next has another key", () => {
  fill({ name: "Anna", message: "Hi " });
  const { key } = form.item;
  form.settle("another", "Hi");
  assert.equal(form.values.message, "Hi ");
  form.settle(key, "Hi");
  assert.deepEqual(Object.values(form.values).join(""), "");
  assert.equal(storage.form, undefined);
  assert.equal(form.isTouched, false);
  assert.notEqual(form.item.key, key);
});

test("what was typed after another window had sent the draft stays, under a key of its own", () => {
  fill({ message: "Hi" });
  const { key } = form.item;
  form.type("message", "Hi, and one more thing");
  form.settle(key, "Hi");
  assert.equal(form.values.message, "Hi, and one more thing");
  assert.notEqual(form.item.key, key);
  assert.equal(storage.form.key, form.item.key);
});

test("the draft of another window is not removed with this one", () => {
  fill({ message: "Hi" });
  const theirs = { key: "theirs", message: "Good evening" };
  storage.form = theirs;
  form.settle(form.item.key, "Hi");
  assert.equal(storage.form, theirs);
});

test("what the server did not take stands here again, with its sentence beside the field", () => {
  const item = { key: "k", text: "Hi", form: { name: "Anna", email: "a@b.example", phone: "" } };
  const refused = (code) => (form.restore({ ...item, code, reason: "No" }), Object.entries(form.problems).map(([field, { text }]) => field + ": " + text));
  assert.deepEqual(refused("email_invalid"), ["email: No"]);
  assert.deepEqual(refused("name_empty"), ["name: No"]);
  assert.deepEqual(refused("phone_invalid"), ["phone: No"]);
  assert.deepEqual(refused("message_too_long"), ["message: No"]);
  assert.deepEqual(refused("field_too_long"), ["phone: No"]);
  assert.deepEqual(refused("blocked"), ["whole: No"]);
  assert.deepEqual(form.values, { name: "Anna", email: "a@b.example", phone: "", message: "Hi" });
  assert.equal(form.item.key, "k");
  assert.equal(storage.form.key, "k");
  form.restore({ ...item, form: { ...item.form, name: "a".repeat(101) }, code: "field_too_long", reason: "No" });
  assert.deepEqual(Object.keys(form.problems), ["name"]);
});

test("text goes over from the composer and back, contacts stay", () => {
  form.take("Good evening");
  assert.equal(form.isTouched, false, "it may go back as it came");
  form.type("email", "a@b.example");
  assert.equal(form.isTouched, true);
  form.take("And more");
  assert.equal(form.give(), "Good evening\nAnd more");
  assert.deepEqual(form.values, { name: "", email: "a@b.example", phone: "", message: "" });
  assert.equal(form.isTouched, false);
  assert.equal(open().values.email, "a@b.example");
});

test("released, it may be taken away with all that is in it", () => {
  fill({ message: "Hi" });
  form.release();
  assert.equal(form.isTouched, false);
  assert.equal(form.give(), "Hi");
});
