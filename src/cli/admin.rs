//! `besedka admin`: people's accounts, from the machine that the data is on.

use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};

use crate::actions::create_operator::{Newcomer, create};
use crate::actions::{Actions, Failure, change_password, change_second_factor, demand_second_factor};
use crate::cli::{CommandResult, DataArguments};
use crate::clock::Clock;
use crate::domain::directory::Directory;
use crate::domain::email::EmailAddress;
use crate::domain::language::Language;
use crate::domain::operator::{Role, accept_name};
use crate::domain::password;
use crate::domain::refusal::Refusal;
use crate::entropy::Entropy;
use crate::passwords;
use crate::realtime::Hub;
use crate::storage::operators::{self, Operator};
use crate::storage::{Reader, Write, Writer, directory, open_folder, second_factors};
use crate::texts::Texts;
use crate::web::words::sentence;

/// What to do.
#[derive(Subcommand)]
pub enum AdminCommand {
    /// Add a person; every site of the company becomes theirs
    Create(CreateArguments),
    /// Give a person a new password and end all their sessions; two-factor sign-in stays as it is
    ResetPassword(ResetArguments),
    /// Turn two-factor sign-in of a person off who has lost phone and recovery codes, and end all their sessions
    ResetTwoFactor(ResetTwoFactorArguments),
    /// Demand two-factor sign-in of administrators no more, where the company does and somebody is locked out by it
    LeaveTwoFactor(DataArguments),
}

/// Who joins.
#[derive(Args)]
pub struct CreateArguments {
    #[command(flatten)]
    data: DataArguments,
    /// The address to sign in with
    #[arg(long)]
    email: String,
    /// Their name, as colleagues and visitors see it
    #[arg(long)]
    name: String,
    /// What they may do
    #[arg(long, value_enum, default_value = "administrator")]
    role: RoleArgument,
    /// Read the password from standard input instead of making one up
    #[arg(long)]
    password_stdin: bool,
}

/// Whose password.
#[derive(Args)]
pub struct ResetArguments {
    #[command(flatten)]
    data: DataArguments,
    /// The address that the person signs in with
    #[arg(long)]
    email: String,
    /// Read the password from standard input instead of making one up
    #[arg(long)]
    password_stdin: bool,
}

/// Whose second factor.
#[derive(Args)]
pub struct ResetTwoFactorArguments {
    #[command(flatten)]
    data: DataArguments,
    /// The address that the person signs in with
    #[arg(long)]
    email: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleArgument {
    Operator,
    Administrator,
    Owner,
}

impl From<RoleArgument> for Role {
    fn from(role: RoleArgument) -> Self {
        match role {
            RoleArgument::Operator => Self::Operator,
            RoleArgument::Administrator => Self::Administrator,
            RoleArgument::Owner => Self::Owner,
        }
    }
}

/// Runs it.
pub fn run(command: AdminCommand) -> CommandResult {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        match command {
            AdminCommand::Create(arguments) => create_person(arguments).await,
            AdminCommand::ResetPassword(arguments) => reset_password(arguments).await,
            AdminCommand::ResetTwoFactor(arguments) => reset_two_factor(arguments).await,
            AdminCommand::LeaveTwoFactor(arguments) => leave_two_factor(arguments).await,
        }
    })
}

async fn create_person(arguments: CreateArguments) -> CommandResult {
    let email = EmailAddress::parse(&arguments.email).map_err(|refusal| say(&refusal))?;
    let name = accept_name(&arguments.name).map_err(|refusal| say(&refusal))?;
    let password = choose_password(arguments.password_stdin, &[&name, email.as_str()])?;
    let password_hash = passwords::hash(&password.text)?;
    let newcomer = Newcomer { name, email, password_hash: Some(password_hash), role: arguments.role.into() };
    let (actions, _) = open(&arguments.data.data).await?;
    let address = newcomer.email.as_str().to_owned();
    let result = actions.perform(move |write| create(write, &newcomer)).await;
    actions.stop();
    result.map_err(explain)?;
    println!("{address} can sign in{}", password.told(" with the password"));
    Ok(ExitCode::SUCCESS)
}

async fn reset_password(arguments: ResetArguments) -> CommandResult {
    let email = EmailAddress::parse(&arguments.email).map_err(|refusal| say(&refusal))?;
    let (actions, reader) = open(&arguments.data.data).await?;
    let person = person_of(&reader, &email).await?;
    let has_two_factor = reader.read(move |read| second_factors::is_on(read, person.id)).await?;
    let password = choose_password(arguments.password_stdin, &[&person.name, email.as_str()])?;
    let hash = passwords::hash(&password.text)?;
    let result = actions.perform(move |write| change_password::at_the_machine(write, person.id, &hash)).await;
    actions.stop();
    result.map_err(explain)?;
    println!("{} has a new password{}", email.as_str(), password.told(""));
    if has_two_factor {
        println!("Two-factor sign-in stays on. If the phone is lost as well: besedka admin reset-two-factor");
    }
    Ok(ExitCode::SUCCESS)
}

async fn reset_two_factor(arguments: ResetTwoFactorArguments) -> CommandResult {
    let email = EmailAddress::parse(&arguments.email).map_err(|refusal| say(&refusal))?;
    let (actions, reader) = open(&arguments.data.data).await?;
    let person = person_of(&reader, &email).await?;
    let reset = move |write: &Write<'_>| change_second_factor::reset_on_the_machine(write, person.id);
    let result = actions.perform(reset).await;
    actions.stop();
    result.map_err(explain)?;
    println!("{} signs in with the password alone now", email.as_str());
    Ok(ExitCode::SUCCESS)
}

async fn leave_two_factor(arguments: DataArguments) -> CommandResult {
    let (actions, _) = open(&arguments.data).await?;
    let result = actions.perform(demand_second_factor::lift_at_the_machine).await;
    actions.stop();
    result.map_err(explain)?;
    println!("Administrators may sign in with the password alone now. Whoever has two-factor sign-in keeps it");
    Ok(ExitCode::SUCCESS)
}

async fn person_of(reader: &Reader, email: &EmailAddress) -> Result<Operator, Box<dyn std::error::Error>> {
    let wanted = email.clone();
    let found = reader.read(move |read| operators::by_email(read, &wanted)).await?;
    Ok(found.ok_or_else(|| format!("nobody signs in with {}", email.as_str()))?)
}

async fn open(folder: &Path) -> Result<(Actions, Reader), Box<dyn std::error::Error>> {
    let (file, connection, lock) = open_folder(folder)?.into_parts();
    let reader = Reader::open(&file, 1)?;
    let writer = Writer::start(&file, connection, lock, || Clock::System.now())?;
    let company = reader.read(directory::load).await?;
    Ok((Actions::new(writer, Hub::default().into(), company), reader))
}

struct ChosenPassword {
    text: String,
    made_up: bool,
}

impl ChosenPassword {
    /// The end of a sentence: a password that was made up is told, one that was given is not repeated.
    fn told(&self, introduction: &str) -> String {
        if self.made_up { format!("{introduction}: {}", self.text) } else { String::new() }
    }
}

fn choose_password(from_stdin: bool, known: &[&str]) -> Result<ChosenPassword, Box<dyn std::error::Error>> {
    if !from_stdin {
        return Ok(ChosenPassword { text: Entropy::System.passphrase(), made_up: true });
    }
    let mut text = String::new();
    std::io::stdin().take(4_096).read_to_string(&mut text)?;
    let text = text.trim_end_matches(['\r', '\n']).to_owned();
    password::accept(&text, known).map_err(|refusal| say(&refusal))?;
    Ok(ChosenPassword { text, made_up: false })
}

/// The command line speaks English.
fn say(refusal: &Refusal) -> String {
    sentence(refusal, Texts { language: Language::En }, &Directory::default())
}

fn explain(failure: Failure) -> String {
    match failure {
        Failure::Refused(Refusal::SiteUnknown) => {
            "the company has not been set up yet: start besedka and open the link it prints".into()
        }
        Failure::Refused(refusal) => say(&refusal),
        Failure::Internal(error) => error.to_string(),
    }
}
