package ARI::Transport;

# Sends commands, each with a time limit. The password stands in a header and nowhere else.

use strict;
use warnings;

use ARI::Exception;
use MIME::Base64 qw(encode_base64);
use Mojo::JSON qw(decode_json encode_json true false);
use Mojo::URL;
use Mojo::UserAgent;
use Mojo::Util qw(encode url_escape);

# Longer request lines are refused by Asterisk without a word of why.
my $LONGEST_TARGET = 4000;

sub new {
    my ($class, $url, $username, $password, $timeout) = @_;
    my $agent = Mojo::UserAgent->new->max_redirects(0)->request_timeout($timeout)->connect_timeout($timeout);
    my $login = encode_base64(encode('UTF-8', "$username:$password"), '');
    return bless {base => _base_of($url), agent => $agent, headers => {Authorization => "Basic $login"}}, $class;
}

# Sends a command and gives what Asterisk answered, or dies.
sub send_command {
    my ($self, $operation, $ids, $given) = @_;
    my ($tx, $path) = $self->_transaction($operation, $ids, $given);
    return _answer($operation, $path, $self->{agent}->start($tx));
}

# The same as a promise.
sub send_command_p {
    my ($self, $operation, $ids, $given) = @_;
    my ($tx, $path) = $self->_transaction($operation, $ids, $given);
    my $sent = $self->{agent}->start_p($tx);
    return $sent->then(sub { _answer($operation, $path, $tx) }, sub { _answer($operation, $path, $tx) });
}

sub _transaction {
    my ($self, $operation, $ids, $given) = @_;
    my $name = $operation->{name};
    my $path = $operation->{path}[0];
    for my $index (1 .. $#{$operation->{path}}) {
        my $id = $ids->[$index - 1] // '';
        _invalid("$name: an id is a text that is not empty") if ref $id || $id eq '' || $id eq '.' || $id eq '..';
        $path .= url_escape(encode('UTF-8', $id)) . $operation->{path}[$index];
    }
    my %left = %{$given};
    my (%query, @pairs);
    for my $parameter (@{$operation->{query} // []}) {
        my $value = delete $left{$parameter->{name}};
        _invalid("$name: $parameter->{name} is required") if !defined $value && $parameter->{required};
        next if !defined $value;
        my $text = ref $value eq 'ARRAY' ? join ',', @{$value} : _text_of($parameter, $value);
        $query{$parameter->{name}} = $value;
        push @pairs, "$parameter->{name}=" . url_escape(encode('UTF-8', $text));
    }
    my $body = _body_of($operation, \%left);
    my ($unknown) = sort keys %left;
    _invalid("$name: there is no option $unknown") if defined $unknown;
    my $target = $path . (@pairs ? '?' . join('&', @pairs) : '');
    if (length $target > $LONGEST_TARGET && $operation->{queryInBody}) {
        ($target, $body) = ($path, {%query, %{$body // {}}});
    }
    my %headers = %{$self->{headers}};
    my @content = defined $body ? (encode_json($body)) : ();
    $headers{'Content-Type'} = 'application/json' if @content;
    my $tx = $self->{agent}->build_tx($operation->{method}, "$self->{base}$target", \%headers, @content);
    return ($tx, $path);
}

sub _text_of {
    my ($parameter, $value) = @_;
    return $value ? 'true' : 'false' if ($parameter->{kind} // '') eq 'flag' && $value !~ /^(?:true|false)$/;
    return "$value";
}

sub _body_of {
    my ($operation, $left) = @_;
    my $body  = $operation->{body} // return;
    my $value = delete $left->{$body->{name}};
    _invalid("$operation->{name}: $body->{name} is required") if !defined $value && $body->{required};
    return if !defined $value;
    for my $text (@{$body->{itemTexts} // []}) {
        for my $item (@{$value}) {
            _invalid("$operation->{name}: each of $body->{name} needs $text") if !defined $item->{$text} || ref $item->{$text};
        }
    }
    return $body->{form} eq 'bare' ? $value : {$body->{name} => $value};
}

sub _answer {
    my ($operation, $path, $tx) = @_;
    my %details = (operation => $operation->{name}, method => $operation->{method}, path => $path);
    my $error   = $tx->error;
    if ($error && !defined $error->{code}) {
        my $reason = $error->{message};
        my $sent   = $reason =~ /refused|resolve|Connect timeout|Can't connect|unreachable/i ? 'no' : 'unknown';
        my $kind   = $reason =~ /timeout/i && $sent eq 'unknown' ? 'RequestTimeout' : 'RequestConnection';
        "ARI::Exception::$kind"->throw(%details, sent => $sent, message => "$operation->{name}: $reason (sent: $sent)");
    }
    my $response = $tx->res;
    my $status   = $response->code;
    die ARI::Exception->of_status($status, %details, asterisk_message => _message_of($response))
        if $status < 200 || $status > 299;
    return $response->body if $operation->{result} eq 'binary';
    return if $operation->{result} eq 'nothing' || $response->body eq '';
    return decode_json($response->body);
}

sub _message_of {
    my $response = shift;
    my $body     = $response->json;
    return $body->{message} // $body->{error} // '' if ref $body eq 'HASH';
    my $text = substr $response->body, 0, 200;
    $text =~ s/<[^>]*>/ /g;
    return $text;
}

sub _base_of {
    my $parsed = Mojo::URL->new(shift);
    _invalid('the address holds a user or a password: give them as arguments of their own') if defined $parsed->userinfo;
    _invalid('the address is not like http://127.0.0.1:8088')
        if ($parsed->scheme // '') !~ /^https?$/ || !defined $parsed->host;
    my $base = $parsed->to_string;
    $base =~ s{/+$}{};
    $base =~ s{/ari$}{};
    return "$base/ari";
}

sub _invalid {
    my $text = shift;
    return ARI::Exception::InvalidCall->throw(message => $text);
}

1;
