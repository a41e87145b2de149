/*
 * The set-up, the sign-in and the cabinet, every page in every state: no violation that axe knows of, in the light and
 * in the dark, and nothing beside the edge of a screen of 320 pixels.
 */

import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { isAccessible, isSound } from "../support/pages.mjs";
import { Server } from "../support/server.mjs";
import { OWNER } from "../support/setup_form.mjs";

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
});
after(() => desk?.close());

test("the pages of the set-up", async () => {
  const server = await Server.start();
  const page = await (await desk.context({ baseURL: server.address })).newPage();
  await page.goto("/");
  await isSound(page, "set-up pending");
  await page.goto("/setup?token=wrong");
  await isSound(page, "set-up with a wrong link");
  await page.goto(server.setupLink);
  await isSound(page, "set-up");
  await page.getByLabel("Password", { exact: true }).fill("copper teapot");
  await isAccessible(page, "set-up with a judged password");
  await page.getByRole("button", { name: "Create and continue" }).click();
  await page.getByRole("alert").waitFor();
  await isSound(page, "set-up with mistakes");
  await page.context().close();
  await server.discard();
});

test("the pages before one is signed in", async () => {
  const page = await (await desk.context()).newPage();
  await page.goto("/sign-in");
  await isSound(page, "sign-in");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill("not my password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await isSound(page, "sign-in refused");
  await page.goto("/no-such-page");
  await isSound(page, "no such page");
  await page.context().close();
});

test("the pages of the cabinet", async () => {
  const { page } = await desk.owner();
  for (const path of ["/cabinet", "/cabinet/sites/1/install?first=1", "/cabinet/sites/1", "/cabinet/account"]) {
    await page.goto(path);
    await isSound(page, path);
  }
  await page.goto("/cabinet/sites/1/install");
  for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
  await isSound(page, "the line for the site, with everything unfolded");
  await page.goto("/cabinet/sites/1");
  await page.getByLabel("Addresses where the chat works").fill("<none>");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").waitFor();
  await isSound(page, "the settings of a site with mistakes");
  await page.goto("/cabinet/account");
  await page.getByLabel("Current password").fill("wrong");
  await page.getByLabel("New password").fill(OWNER.password);
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.locator("[aria-invalid=true]").first().waitFor();
  await isSound(page, "the account with mistakes");
  await page.close();
});

test("the pages of the sites", async () => {
  const { page } = await desk.owner();
  const presses = (/** @type {string} */ name) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
  await page.goto("/cabinet/sites/new");
  await isSound(page, "another site");
  await presses("Add the site");
  await page.getByRole("alert").waitFor();
  await isSound(page, "another site with mistakes");
  await page.getByLabel("Name of the site").fill("Books");
  await page.getByLabel("Address of the site").fill("books.example");
  await presses("Add the site");
  await page.getByText("The site is added.").waitFor();
  await isSound(page, "a site that was added");
  for (const path of ["/cabinet/sites", "/cabinet/sites/1/people", "/cabinet/sites/1/departments"]) {
    await page.goto(path);
    await isSound(page, path);
  }
  await presses("Add");
  await page.locator("[aria-invalid=true]").waitFor();
  await isSound(page, "a department without a name");
  await page.getByLabel("Name of the department").fill("Delivery");
  await presses("Add");
  await page.getByText("The department is added.").waitFor();
  await isSound(page, "a department");
  await page.getByRole("link", { name: "Close the department" }).click();
  await page.getByRole("heading", { name: "Close the department “Delivery”?" }).waitFor();
  await isSound(page, "a department that is to be closed");
  await page.goto("/cabinet/sites/1/departments");
  await isSound(page, "the departments of a site");
  await page.close();
});

test("the pages of the employees", async () => {
  const { page } = await desk.owner();
  const presses = (/** @type {string} */ name) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
  await page.goto("/cabinet/employees/new");
  await isSound(page, "another employee");
  await page.getByLabel("Limit of open conversations").fill("many");
  await presses("Invite");
  await page.getByRole("alert").waitFor();
  await isSound(page, "another employee with mistakes");
  await page.getByLabel("Name", { exact: true }).fill("Konstantin Konstantinopolsky");
  await page.getByLabel("E-mail").fill("konstantin.konstantinopolsky@shop.example");
  await page.getByLabel("Limit of open conversations").fill("3");
  await presses("Invite");
  await page.getByRole("heading", { name: "A link for" }).waitFor();
  await isSound(page, "a link to hand over");
  await page.getByRole("link", { name: "To the employees" }).click();
  await page.getByRole("link", { name: "Konstantin Konstantinopolsky" }).click();
  await page.getByLabel("Limit of open conversations").waitFor();
  await isSound(page, "an employee");
  const employee = page.url();
  for (const step of ["/password", "/disable"]) {
    await page.goto(employee + step);
    await isSound(page, "an employee" + step);
  }
  await presses("Disable");
  await page.getByRole("heading", { name: "Disabled" }).waitFor();
  await isSound(page, "the employees, one of them disabled");
  await page.goto("/cabinet/employees/1");
  await isSound(page, "the owner among the employees");
  await page.goto("/cabinet");
  await isSound(page, "the first page with two sites");
  await page.close();
});
