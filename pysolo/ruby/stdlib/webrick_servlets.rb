# WEBrick's servlets: what answers below a place of a server.
module WEBrick
  module HTTPServlet
    class HTTPServletError < StandardError
    end

    class AbstractServlet
      def self.get_instance(server, *options) = new(server, *options)

      def initialize(server, *options)
        @server, @config, @options, @logger = server, server.config, options, server.logger
      end

      def service(request, response)
        name = "do_#{request.request_method}"
        raise HTTPStatus::MethodNotAllowed, "unsupported method `#{request.request_method}'." unless respond_to?(name)
        send(name, request, response)
      end

      def do_GET(_request, _response)
        raise HTTPStatus::NotFound, "not found."
      end

      def do_HEAD(request, response) = do_GET(request, response)

      def do_OPTIONS(_request, response)
        response["allow"] = methods.grep(/\Ado_([A-Z]+)\z/) { $1 }.sort.join(",")
      end
    end

    class ProcHandler < AbstractServlet
      def initialize(proc)
        @proc = proc
      end

      def get_instance(_server, *_options) = self
      def do_GET(request, response) = @proc.call(request, response)
      alias do_POST do_GET
      alias do_PUT do_GET
      alias do_DELETE do_GET
      alias do_HEAD do_GET
    end

    class FileHandler < AbstractServlet
      TYPES = {
        "html" => "text/html", "htm" => "text/html", "txt" => "text/plain", "css" => "text/css", "js" => "application/javascript",
        "json" => "application/json", "xml" => "text/xml", "png" => "image/png", "gif" => "image/gif", "jpg" => "image/jpeg",
        "gz" => "application/gzip", "zip" => "application/zip", "pdf" => "application/pdf",
      }.freeze
      private_constant :TYPES

      def do_GET(request, response)
        root = File.realpath(@options[0])
        path = File.expand_path(File.join(root, request.path_info))
        path = File.join(path, "index.html") if File.directory?(path)
        inside = File.file?(path) && File.realpath(path).start_with?("#{root}/")
        raise HTTPStatus::NotFound, "`#{request.path}' not found." unless inside
        response["last-modified"] = File.mtime(path).httpdate
        response.content_type = TYPES.fetch(File.extname(path).delete("."), "application/octet-stream")
        response.body = File.binread(path)
      end
    end
  end
end
