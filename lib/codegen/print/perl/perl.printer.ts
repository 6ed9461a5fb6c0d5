import type { NeutralModel } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { runtimeFiles } from '../client-plan/runtime-files.js';
import type { PrintedFile, Printer } from '../printer.js';
import { perlTable } from './perl-table.js';
import { printPod } from './pod.js';

const RUNTIME = new URL('./runtime/', import.meta.url);

/**
 * Prints the module `ARI` for Perl 5, with Mojolicious.
 * @publicApi
 */
export class PerlPrinter implements Printer {
  readonly language = 'perl';

  print(model: NeutralModel, words: WordBook): PrintedFile[] {
    const mark = `# Generated from the API of Asterisk ${model.asterisk} by \`nestjs-ari generate\`. Changes made here are lost.`;
    const [runtime, entry] = [runtimeFiles(RUNTIME, 'lib/ARI/', mark), ENTRY];
    return [
      { path: 'lib/ARI.pm', text: `${mark}\n${entry}` },
      { path: 'lib/ARI/API.pm', text: `${mark}\n${TABLE_HEAD}${perlTable(model)}\n` },
      { path: 'lib/ARI/Reference.pod', text: `=for comment\n${mark}\n\n${printPod(model, words)}` },
      { path: 'cpanfile', text: `${mark}\nrequires 'perl' => '5.020';\nrequires 'Mojolicious' => '9.0';\n` },
      ...runtime,
    ];
  }
}

const TABLE_HEAD = `package ARI::API;

# Every command, object and event, by name.

use strict;
use warnings;

use Mojo::JSON qw(decode_json);

sub table {
    local $/ = undef;
    return decode_json(scalar <DATA>);
}

1;

__DATA__
`;

const ENTRY = `package ARI;

# A client of the Asterisk REST Interface:
#
#     my $ari = ARI->connect('http://127.0.0.1:8088', 'user', 'password');
#     $ari->on_channel_event(StasisStart => sub {
#         my ($channel, $event) = @_;
#         $channel->answer;
#         $channel->play(media => 'sound:hello-world');
#     });
#     $ari->run('hello');
#
# A method dies with an object of ARI::Exception, one class for each status. Its twin with _p gives a promise.

use strict;
use warnings;

use ARI::API;
use ARI::Client;
use ARI::Object;

my $API = ARI::API->table;

# A client whose Asterisk has answered once. Options: timeout in seconds, id_prefix.
sub connect {    ## no critic
    my ($class, @arguments) = @_;
    my $client = $class->client(@arguments);
    $client->asterisk->get_info(only => 'system');
    return $client;
}

# A client that has asked nothing yet.
sub client {
    my ($class, $url, $username, $password, %options) = @_;
    return ARI::Client->new($API, $url, $username, $password, %options);
}

sub _define {
    my ($package, $name, $code) = @_;
    no strict 'refs';    ## no critic
    *{"\${package}::$name"} = $code;
    return;
}

sub _class {
    my ($name, $base) = @_;
    my $package = "ARI::Type::$name";
    no strict 'refs';    ## no critic
    @{"\${package}::ISA"} = ($base);
    $API->{classes}{$name} = $package;
    while (my ($own, $wire) = each %{$API->{getters}{$name}}) {
        _define($package, $own, sub { $_[0]->get($wire) });
    }
    return $package;
}

# A method and its twin that gives a promise.
sub _command {
    my ($package, $name, $operation, $ids) = @_;
    _define($package, $name, sub { my $self = shift; $self->{client}->execute($operation, $ids->($self), @_) });
    _define($package, "\${name}_p", sub { my $self = shift; $self->{client}->execute_p($operation, $ids->($self), @_) });
    return;
}

{
    no strict 'refs';    ## no critic
    @ARI::Event::ISA = ('ARI::Object');
}
for my $wire (@{$API->{common}}) {
    _define('ARI::Event', $wire, sub { $_[0]->get($wire) });
}
my %is_event = map { $_ => 1 } @{$API->{events}};
for my $name (keys %{$API->{getters}}) {
    my $object = $API->{objects}{$name};
    my $package = _class($name, $object ? 'ARI::Entity' : $is_event{$name} ? 'ARI::Event' : 'ARI::Object');
    next if !$object;
    my @identity = @{$object->{identity}};
    _define($package, kind     => sub { $name });
    _define($package, identity => sub { [@identity] });
    for my $method (keys %{$object->{methods}}) {
        _command($package, $method, $object->{methods}{$method}, sub { my $self = shift; map { $self->get($_) } @identity });
    }
}
for my $resource (keys %{$API->{resources}}) {
    my $package = "ARI::Repository::$resource";
    for my $method (keys %{$API->{resources}{$resource}}) {
        _command($package, $method, $API->{resources}{$resource}{$method}, sub { () });
    }
    _define('ARI::Client', $resource, sub { bless {client => $_[0]}, $package });
}
for my $name (keys %{$API->{kinds}}) {
    my $kind = $API->{kinds}{$name};
    _define('ARI::Client', "on_\${name}_event", sub { $_[0]{listeners}->add($kind, @_[1, 2]) });
}

1;
`;
