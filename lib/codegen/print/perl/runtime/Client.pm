package ARI::Client;

# One Asterisk: commands by resource, and the events of Stasis applications.

use strict;
use warnings;

use ARI::Exception;
use ARI::Listeners;
use ARI::Object;
use ARI::Transport;
use Mojo::IOLoop;
use Mojo::JSON qw(decode_json);
use Mojo::Promise;
use Mojo::Util qw(url_escape);
use Scalar::Util qw(blessed);

my %ENDS = (
    StasisEnd         => 'channel',
    ChannelDestroyed  => 'channel',
    BridgeDestroyed   => 'bridge',
    PlaybackFinished  => 'playback',
    RecordingFinished => 'recording',
    RecordingFailed   => 'recording',
);
my $SHORTEST_PAUSE = 0.1;
my $LONGEST_PAUSE  = 2;
my $HEARTBEAT      = 15;

# What can be waited for at the same time.
my $MOST_WAITS = 10_000;

sub new {
    my ($class, $api, $url, $username, $password, %options) = @_;
    my $self = bless {
        api       => $api,
        listeners => ARI::Listeners->new,
        errors    => [],
        ends      => {},
        wanted    => {},
        prefix    => $options{id_prefix} // 'pl',
        transport => ARI::Transport->new($url, $username, $password, $options{timeout} // 10),
    }, $class;
    return $self;
}

# Sends a command. What it creates gets an id from here, so that its events are heard from the first one.
sub execute {
    my ($self, $operation, @arguments) = @_;
    my ($ids, $given) = $self->_given($operation, @arguments);
    my $answer = $self->{transport}->send_command($operation, $ids, $given);
    return $self->_done($operation, $ids, $given, $answer);
}

# The same as a promise.
sub execute_p {
    my ($self, $operation, @arguments) = @_;
    my ($ids, $given) = $self->_given($operation, @arguments);
    my $sent = $self->{transport}->send_command_p($operation, $ids, $given);
    return $sent->then(sub { $self->_done($operation, $ids, $given, shift) });
}

sub _given {
    my ($self, $operation, @arguments) = @_;
    my @ids   = splice @arguments, 0, $#{$operation->{path}};
    my %given = @arguments;
    for my $name (keys %given) {
        my $wire = $operation->{names}{$name} // next;
        $given{$wire} = delete $given{$name};
    }
    if (my $created = $operation->{creates}) {
        $given{$created->{parameter}} //= join '-', $self->{prefix}, map { sprintf '%08x', rand 2**32 } 1 .. 4;
        my $waits = $created->{kind} eq 'Playback' || $created->{kind} eq 'LiveRecording';
        $self->_wait_for("$created->{kind} $given{$created->{parameter}}") if $waits && $self->{running};
    }
    return (\@ids, \%given);
}

sub _done {
    my ($self, $operation, $ids, $given, $answer) = @_;
    my $sources = join ' ', $ids->[0] // '', map { ref $_ ? @{$_} : $_ } $given->{eventSource} // '';
    my $name    = $operation->{name};
    $self->{wanted}{$sources} = [$operation, $ids, $given] if $name eq 'applications.subscribe';
    delete $self->{wanted}{$sources} if $name eq 'applications.unsubscribe';
    $self->{wanted}{"$ids->[0] filter"} = [$operation, $ids, $given] if $name eq 'applications.filter';
    return $self->decode($operation->{result}, $answer);
}

# JSON as objects: Channel, Channel[]; what has no class stays as it is.
sub decode {
    my ($self, $shape, $value) = @_;
    if ($shape =~ s/\[\]$// && ref $value eq 'ARRAY') {
        return [map { $self->decode($shape, $_) } @{$value}];
    }
    my $class = $self->{api}{classes}{$shape};
    return defined $class && ref $value eq 'HASH' ? $self->_object($class, $shape, $value) : $value;
}

sub _object {
    my ($self, $class, $shape, $value) = @_;
    my $shapes = $self->{api}{shapes}{$shape} // {};
    my %fields = map { $_ => exists $shapes->{$_} ? $self->decode($shapes->{$_}, $value->{$_}) : $value->{$_} } keys %{$value};
    return $class->new(\%fields, $self);
}

# Calls $handler->($event) for each event of this name, * for all; gives the function that removes it.
sub on_event {
    my ($self, $name, $handler) = @_;
    return $self->{listeners}->add('', $name, $handler);
}

sub remove_event_handler {
    my ($self, $name, $handler) = @_;
    $self->{listeners}->remove('', $name, $handler);
    return;
}

# Calls $handler->($error) for what a handler died of and for what went wrong on the event socket.
sub on_error {
    my ($self, $handler) = @_;
    push @{$self->{errors}}, $handler;
    return;
}

sub report {
    my ($self, $error) = @_;
    warn "ARI: $error\n" if !@{$self->{errors}};
    $_->($error) for @{$self->{errors}};
    return;
}

# Hears the events of Stasis applications, and connects again when it is cut. Gives a promise: it is resolved by close,
# and rejected where the user is refused at first or another program takes the application.
sub run_p {
    my ($self, $apps, %options) = @_;
    $self->{apps}    = ref $apps ? $apps : [$apps];
    $self->{options} = \%options;
    $self->{running} = Mojo::Promise->new;
    $self->{attempt} = 0;
    $self->_connect;
    return $self->{running};
}

# The same, and runs the event loop meanwhile.
sub run {
    my ($self, @arguments) = @_;
    my $failure;
    $self->run_p(@arguments)->catch(sub { $failure = shift })->wait;
    die $failure if defined $failure;
    return;
}

# A promise of the moment in which events are heard.
sub connected_p {
    my $self = shift;
    return Mojo::Promise->resolve if $self->{open};
    my $promise = Mojo::Promise->new;
    push @{$self->{waiting}}, $promise;
    return $promise;
}

sub close {    ## no critic
    my $self = shift;
    $self->{closed} = 1;
    Mojo::IOLoop->remove($self->{timer}) if defined $self->{timer};
    $self->{socket}->finish if $self->{socket};
    $self->{running}->resolve if $self->{running};
    return;
}

sub end_of_p {
    my ($self, $key) = @_;
    return $self->_wait_for($key);
}

sub _wait_for {
    my ($self, $key) = @_;
    my $ends = $self->{ends};
    delete $ends->{(keys %{$ends})[0]} if keys %{$ends} > $MOST_WAITS;
    return $ends->{$key} //= Mojo::Promise->new;
}

sub _connect {
    my $self      = shift;
    my $transport = $self->{transport};
    my $address   = $transport->{base} =~ s/^http/ws/r;
    $address .= '/events?app=' . join ',', map { url_escape($_) } @{$self->{apps}};
    $address .= '&subscribeAll=true' if $self->{options}{subscribe_all};
    my $tx = $transport->{agent}->build_websocket_tx($address, {%{$transport->{headers}}});
    $transport->{agent}->start(
        $tx,
        sub {
            my ($agent, $tx) = @_;
            return $self->_refused($tx) if !$tx->is_websocket;
            $self->_opened($tx);
        }
    );
    return;
}

sub _refused {
    my ($self, $tx) = @_;
    my $status = $tx->res->code;
    my %details = (operation => 'events', method => 'GET', path => '/events');
    my $error
        = defined $status
        ? ARI::Exception->of_status($status, %details, asterisk_message => 'the event socket was refused')
        : ARI::Exception::RequestConnection->new(%details, sent => 'no', message => 'events: no connection (sent: no)');
    return $self->{running}->reject($error) if $error->isa('ARI::Exception::Access') && !$self->{was_open};
    $self->report($error) if !$self->{closed};
    return $self->_later;
}

sub _later {
    my $self = shift;
    return if $self->{closed};
    $self->{attempt}++;
    my $longest = $SHORTEST_PAUSE * 2**$self->{attempt};
    $longest = $LONGEST_PAUSE if $longest > $LONGEST_PAUSE;
    $self->{timer} = Mojo::IOLoop->timer($longest * (1 + rand) / 2 => sub { $self->_connect });
    return;
}

sub _opened {
    my ($self, $tx) = @_;
    return $tx->finish if $self->{closed};
    $self->{socket}  = $tx;
    $self->{attempt} = 0;
    $self->{was_open} = 1;
    $tx->max_websocket_size(64 * 1024 * 1024);
    my $heard = 1;
    my $beat;
    $beat = Mojo::IOLoop->recurring(
        $HEARTBEAT => sub {
            return $tx->finish if !$heard;
            $heard = 0;
            $tx->send([1, 0, 0, 0, 9, '']);
        }
    );
    $tx->on(frame => sub { $heard = 1 });
    my @kept;
    my $ready;
    $tx->on(
        text => sub {
            my ($socket, $bytes) = @_;
            my $fields = eval { decode_json($bytes) } // return;
            return if ref $fields ne 'HASH';
            $ready ? $self->_hear($fields) : push @kept, $fields;
        }
    );
    $tx->on(
        finish => sub {
            Mojo::IOLoop->remove($beat);
            ($self->{open}, $self->{socket}) = (0, undef);
            return if $self->{closed} || $self->{replaced};
            $self->report(ARI::Exception::NoAnswer->new(message => 'the event socket was cut'));
            $self->_later;
        }
    );
    $self->_restore_p->finally(
        sub {
            $self->_hear(shift @kept) while @kept;
            $ready = $self->{open} = 1;
            $_->resolve for splice @{$self->{waiting} // []};
        }
    );
    return;
}

# Sets sources and filters again, which a restarted Asterisk has forgotten.
sub _restore_p {
    my $self    = shift;
    my @wanted  = values %{$self->{wanted}};
    my $sources = $self->{options}{subscriptions} // [];
    my $set     = $self->{api}{resources}{applications}{subscribe};
    push @wanted, map { [$set, [$_], {eventSource => $sources}] } @{$self->{apps}} if @{$sources} && $set;
    my $promise = Mojo::Promise->resolve;
    for my $each (@wanted) {
        $promise = $promise->then(sub { $self->{transport}->send_command_p(@{$each}) })->catch(sub { $self->report(shift) });
    }
    return $promise;
}

sub _hear {
    my ($self, $fields) = @_;
    $self->dispatch($fields);
    return if ($fields->{type} // '') ne 'ApplicationReplaced';
    $self->{replaced} = 1;
    $self->{socket}->finish if $self->{socket};
    my $text = "another program has taken $fields->{application}";
    $self->{running}->reject(ARI::Exception::ApplicationReplaced->new(message => $text));
    return;
}

# Gives an event to all that listen to it, in the order in which it came.
sub dispatch {
    my ($self, $fields) = @_;
    my $name  = $fields->{type} // '';
    my $event = $self->_object($self->{api}{classes}{$name} // 'ARI::Event', $name, $fields);
    $self->_call($_, $event) for $self->{listeners}->hearing('', $name);
    my $places = $self->{api}{places}{$name} // {};
    for my $kind (sort keys %{$places}) {
        my ($object) = grep {defined} map { $event->get($_) } @{$places->{$kind}};
        next if !defined $object;
        $self->_call($_, $object, $event) for $self->{listeners}->hearing($kind, $name);
    }
    my %found = map { $_->key => $_ } reverse _entities_in($event);
    for my $key (sort keys %found) {
        $self->_call($_, $found{$key}, $event) for $self->{listeners}->hearing($key, $name);
    }
    my $ended = exists $ENDS{$name} ? $event->get($ENDS{$name}) : undef;
    if (blessed $ended && $ended->isa('ARI::Entity')) {
        $self->{listeners}->forget($ended->key);
        my $key = $ended->key;
        if (my $promise = $self->{ends}{$key}) {
            $promise->resolve($event);
            # Who began it may ask for its end a little later.
            Mojo::IOLoop->timer(60 => sub { delete $self->{ends}{$key} });
        }
    }
    return;
}

sub _entities_in {
    my $fields = shift->fields;
    return map { !blessed $_ ? () : $_->isa('ARI::Entity') ? $_ : $_->isa('ARI::Object') ? _entities_in($_) : () }
        map { ref $_ eq 'ARRAY' ? @{$_} : $_ } values %{$fields};
}

sub _call {
    my ($self, $handler, @arguments) = @_;
    my $result = eval { $handler->(@arguments) };
    if (my $error = $@) { $self->report($error); }
    $result->catch(sub { $self->report(shift) }) if blessed $result && $result->isa('Mojo::Promise');
    return;
}

1;
