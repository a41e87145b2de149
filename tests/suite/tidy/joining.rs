//! What joins the widget's modules knows what it may join, and says what it does not know.

#[path = "../../../build/link.rs"]
#[expect(dead_code, reason = "what the build alone calls")]
mod link;

use std::collections::BTreeMap;

fn script(modules: &[(&str, &str)]) -> Result<String, String> {
    let modules: BTreeMap<String, String> =
        modules.iter().map(|(path, source)| ((*path).to_owned(), (*source).to_owned())).collect();
    link::script(&modules, "widget/chat.js")
}

#[test]
fn modules_come_after_those_that_they_import_and_once() {
    let joined = script(&[
        ("shared/dom.js", "export function element() {}\n"),
        (
            "widget/chat.js",
            "import { Panel } from \"./panel.js\";\nimport { element } from \"../shared/dom.js\";\n\nexport function open() {}\n",
        ),
        ("widget/panel.js", "import { element } from \"../shared/dom.js\";\n\nexport class Panel {\n  name;\n}\n"),
    ]);
    assert_eq!(joined.unwrap(), "function element() {}\n\nclass Panel {\n  name;\n}\n\nexport function open() {}\n");
}

#[test]
fn a_name_that_two_modules_give_stops_the_build() {
    let both = [("widget/a.js", "const [HOUR, DAY] = [1, 24];\n"), ("widget/b.js", "export const DAY = 2;\n")];
    let chat = ("widget/chat.js", "import { x } from \"./a.js\";\nimport { DAY } from \"./b.js\";\n");
    let problem = script(&[both[0], both[1], chat]).unwrap_err();
    assert!(problem.contains("widget/b.js: DAY is in widget/a.js already"), "{problem}");
}

#[test]
fn what_is_not_known_stops_the_build() {
    for (line, said) in [
        ("import * as all from \"./a.js\";", "what kind of import"),
        ("import { one as other } from \"./a.js\";", "what kind of import"),
        ("import all from \"./a.js\";", "what kind of import"),
        ("import {", "what kind of import"),
        ("import { one } from \"./missing.js\";", "does not exist"),
        ("import { one } from \"./chat.js\";", "imports itself"),
        ("export default 1;", "neither names something"),
        ("export { one };", "neither names something"),
        ("start();", "neither names something"),
        ("const {", "over several lines"),
        ("const location = 1;", "the browser's own"),
    ] {
        let problem = script(&[("widget/chat.js", line), ("widget/a.js", "export const one = 1;")]).unwrap_err();
        assert!(problem.contains(said), "{line}: {problem}");
    }
}
